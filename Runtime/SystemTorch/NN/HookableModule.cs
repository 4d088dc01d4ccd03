namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected Dictionary<string, TPreHook> pre_hooks = [];
            protected Dictionary<string, TPostHook> post_hooks = [];
            protected Dictionary<string, Action<Module>> module_pre_hooks = [];
            protected Dictionary<string, Action<Module>> module_post_hooks = [];

            protected HookableModule(string name) : base(name)
            {
            }

            public HookRemover register_forward_hook(TPostHook hook) => Added(post_hooks, hook);
            public HookRemover register_forward_hook(Action<Module> hook) => Added(module_post_hooks, hook);
            public HookRemover register_forward_pre_hook(TPreHook hook) => Added(pre_hooks, hook);
            public HookRemover register_forward_pre_hook(Action<Module> hook) => Added(module_pre_hooks, hook);

            /// <summary>Runs the forward function between the module's hooks.</summary>
            private protected TResult Hooked<TInput, TResult>(TInput input, Func<TPreHook, TInput, TInput> before, Func<TInput, TResult> body, Func<TPostHook, TInput, TResult, TResult> after)
            {
                foreach (var hook in module_pre_hooks.Values) hook(this);
                foreach (var hook in pre_hooks.Values) input = before(hook, input);
                var result = body(input);
                foreach (var hook in post_hooks.Values) result = after(hook, input, result);
                foreach (var hook in module_post_hooks.Values) hook(this);
                return result;
            }

            private protected bool HasHooks => pre_hooks.Count + post_hooks.Count + module_pre_hooks.Count + module_post_hooks.Count > 0;

            private HookRemover Added<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                var key = Guid.NewGuid().ToString();
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                pre_hooks.Remove(key);
                post_hooks.Remove(key);
                module_pre_hooks.Remove(key);
                module_post_hooks.Remove(key);
            }

            public class HookRemover(HookableModule<TPreHook, TPostHook> module, string key)
            {
                public void remove() => module.Remove(key);
            }
        }
    }
}
