namespace TorchSharp;

public static partial class torch
{
    public class Generator : IDisposable
    {
        internal Generator(nint handle)
        {
            Handle = handle;
            device = CPU;
        }

        public Generator(ulong seed = 0, torch.Device? device = null) : this(Native.st_generator_new(seed)) =>
            this.device = device ?? CPU;

        ~Generator() => Dispose(false);

        public IntPtr Handle { get; private set; }
        public torch.Device device { get; private set; }

        public static Generator Default => new(Native.st_generator_default());

        public Tensor get_state()
        {
            var state = Native.st_generator_state(Handle);
            GC.KeepAlive(this);
            if (state == 0) Native.Throw();
            return new Tensor(state);
        }

        public void set_state(Tensor value)
        {
            Native.Check(Native.st_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(value);
            GC.KeepAlive(this);
        }

        public Generator manual_seed(long seed)
        {
            Native.st_generator_set_seed(Handle, seed);
            GC.KeepAlive(this);
            return this;
        }

        public long seed()
        {
            var value = DateTime.UtcNow.Ticks;
            manual_seed(value);
            return value;
        }

        public long initial_seed()
        {
            var value = Native.st_generator_initial_seed(Handle);
            GC.KeepAlive(this);
            return value;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            if (Handle == 0) return;
            Native.st_generator_free(Handle);
            Handle = 0;
        }
    }
}
