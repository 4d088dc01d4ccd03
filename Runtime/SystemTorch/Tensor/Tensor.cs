namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor : IDisposable
    {
        private static long live;
        private static long peak;
        private nint handle;

        internal Tensor(IntPtr handle)
        {
            this.handle = handle;
            var count = Interlocked.Increment(ref live);
            if (count > peak) peak = count;
            OwningScope = DisposeScopeManager.OfThread.Register(this);
        }

        ~Tensor() => Dispose(false);

        public static long TotalCount => live;
        public static long PeakCount => peak;

        internal DisposeScope? OwningScope { get; set; }

        /// <summary>The place among the tensors of its scope.</summary>
        internal int ScopePlace { get; set; }

        public string? name { get; set; }
        public bool IsInvalid => handle == 0;
        public IntPtr Handle => handle != 0 ? handle : throw new InvalidOperationException("Tensor invalid -- empty handle.");

        public static Tensor UnsafeCreateTensor(IntPtr handle) => new(handle);

        public IntPtr DecoupleFromNativeHandle()
        {
            GC.SuppressFinalize(this);
            var released = Handle;
            Interlocked.Decrement(ref live);
            handle = 0;
            return released;
        }

        public override bool Equals(object? obj) => obj is Tensor other && Equals(other);

        public override int GetHashCode() => base.GetHashCode();

        public override string ToString() => $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        public bool Equals(Tensor target) => target is not null && Aten.equal.Value(this, target).Bits != 0;

        public Tensor MoveToOuterDisposeScope()
        {
            OwningScope?.Move(this, OwningScope.Outer);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningScope?.Move(this, null);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningScope is null && other is not null) other.Attach(this);
            else OwningScope?.Move(this, other);
            return this;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            OwningScope?.MarkAsDisposed(this);
            var released = Interlocked.Exchange(ref handle, 0);
            if (released == 0) return;
            Interlocked.Decrement(ref live);
            Native.st_tensor_free(released);
        }

        /// <summary>Takes the native tensor over from another object, which becomes invalid.</summary>
        internal nint MoveHandle() => Interlocked.Exchange(ref handle, 0);

        /// <summary>Wraps what a native function on this tensor returned.</summary>
        private Tensor Result(nint result)
        {
            GC.KeepAlive(this);
            if (result == 0) Native.Throw();
            return new Tensor(result);
        }

        private void Check(int result)
        {
            GC.KeepAlive(this);
            Native.Check(result);
        }

        private Tensor Run(Op op, params ReadOnlySpan<Arg> args)
        {
            op.Run(args);
            return this;
        }
    }
}
