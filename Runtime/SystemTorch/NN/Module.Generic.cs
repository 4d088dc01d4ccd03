namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public abstract class Module<T, TResult> : HookableModule<Func<Module<T, TResult>, T, T>, Func<Module<T, TResult>, T, TResult, TResult>>, IModule<T, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T input);

            public TResult call(T input) => !HasHooks
                ? forward(input)
                : Hooked(input, (hook, x) => hook(this, x) ?? x, forward, (hook, x, result) => hook(this, x, result) ?? result);
        }

        public abstract class Module<T1, T2, TResult> : HookableModule<Func<Module<T1, T2, TResult>, T1, T2, (T1, T2)?>, Func<Module<T1, T2, TResult>, T1, T2, TResult, TResult>>, IModule<T1, T2, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2);

            public TResult call(T1 input1, T2 input2) => !HasHooks
                ? forward(input1, input2)
                : Hooked((input1, input2), (hook, x) => hook(this, x.Item1, x.Item2) ?? x, x => forward(x.Item1, x.Item2), (hook, x, result) => hook(this, x.Item1, x.Item2, result) ?? result);
        }

        public abstract class Module<T1, T2, T3, TResult> : HookableModule<Func<Module<T1, T2, T3, TResult>, T1, T2, T3, (T1, T2, T3)?>, Func<Module<T1, T2, T3, TResult>, T1, T2, T3, TResult, TResult>>, IModule<T1, T2, T3, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3);

            public TResult call(T1 input1, T2 input2, T3 input3) => !HasHooks
                ? forward(input1, input2, input3)
                : Hooked((input1, input2, input3), (hook, x) => hook(this, x.Item1, x.Item2, x.Item3) ?? x, x => forward(x.Item1, x.Item2, x.Item3), (hook, x, result) => hook(this, x.Item1, x.Item2, x.Item3, result) ?? result);
        }

        public abstract class Module<T1, T2, T3, T4, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, (T1, T2, T3, T4)?>, Func<Module<T1, T2, T3, T4, TResult>, T1, T2, T3, T4, TResult, TResult>>, IModule<T1, T2, T3, T4, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4);

            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4) => !HasHooks
                ? forward(input1, input2, input3, input4)
                : Hooked((input1, input2, input3, input4), (hook, x) => hook(this, x.Item1, x.Item2, x.Item3, x.Item4) ?? x, x => forward(x.Item1, x.Item2, x.Item3, x.Item4), (hook, x, result) => hook(this, x.Item1, x.Item2, x.Item3, x.Item4, result) ?? result);
        }

        public abstract class Module<T1, T2, T3, T4, T5, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, (T1, T2, T3, T4, T5)?>, Func<Module<T1, T2, T3, T4, T5, TResult>, T1, T2, T3, T4, T5, TResult, TResult>>, IModule<T1, T2, T3, T4, T5, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5);

            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5) => !HasHooks
                ? forward(input1, input2, input3, input4, input5)
                : Hooked((input1, input2, input3, input4, input5), (hook, x) => hook(this, x.Item1, x.Item2, x.Item3, x.Item4, x.Item5) ?? x, x => forward(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5), (hook, x, result) => hook(this, x.Item1, x.Item2, x.Item3, x.Item4, x.Item5, result) ?? result);
        }

        public abstract class Module<T1, T2, T3, T4, T5, T6, TResult> : HookableModule<Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, (T1, T2, T3, T4, T5, T6)?>, Func<Module<T1, T2, T3, T4, T5, T6, TResult>, T1, T2, T3, T4, T5, T6, TResult, TResult>>, IModule<T1, T2, T3, T4, T5, T6, TResult>
        {
            protected Module(string name) : base(name)
            {
            }

            public abstract TResult forward(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6);

            public TResult call(T1 input1, T2 input2, T3 input3, T4 input4, T5 input5, T6 input6) => !HasHooks
                ? forward(input1, input2, input3, input4, input5, input6)
                : Hooked((input1, input2, input3, input4, input5, input6), (hook, x) => hook(this, x.Item1, x.Item2, x.Item3, x.Item4, x.Item5, x.Item6) ?? x, x => forward(x.Item1, x.Item2, x.Item3, x.Item4, x.Item5, x.Item6), (hook, x, result) => hook(this, x.Item1, x.Item2, x.Item3, x.Item4, x.Item5, x.Item6, result) ?? result);
        }
    }
}
