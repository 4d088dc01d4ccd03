namespace TorchSharp;

public static partial class torch
{
    public static DisposeScope? CurrentDisposeScope => DisposeScopeManager.OfThread.Current;

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.OfThread.Open();

    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using var scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    public static int get_num_threads() => Native.st_get_threads();
    public static void set_num_threads(int num) => Native.Check(Native.st_set_threads(num));
    public static int get_num_interop_threads() => Native.st_get_interop_threads();
    public static void set_num_interop_threads(int num) => Native.Check(Native.st_set_interop_threads(num));

    public static ScalarType get_default_dtype() => (ScalarType)Native.st_default_dtype();
    public static void set_default_dtype(ScalarType dtype) => Native.Check(Native.st_set_default_dtype((int)dtype));

    public static Generator manual_seed(long seed)
    {
        Native.Check(Native.st_manual_seed(seed));
        return Generator.Default;
    }

    public static long initial_seed() => Generator.Default.initial_seed();
    public static long seed() => manual_seed(DateTime.UtcNow.Ticks).initial_seed();
    public static Tensor get_rng_state() => Generator.Default.get_state();
    public static void set_rng_state(Tensor new_state) => Generator.Default.set_state(new_state);

    public static class random
    {
        public static Generator manual_seed(long seed) => torch.manual_seed(seed);
        public static long seed() => torch.seed();
        public static long initial_seed() => torch.initial_seed();
        public static Tensor get_rng_state() => torch.get_rng_state();
        public static void set_rng_state(Tensor new_state) => torch.set_rng_state(new_state);
    }
}
