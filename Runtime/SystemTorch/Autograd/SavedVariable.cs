namespace TorchSharp;

public static partial class torch
{
    public static partial class autograd
    {
        /// <summary>A tensor kept for backward; LibTorch checks that it is not changed in between.</summary>
        private sealed class SavedVariable : IDisposable
        {
            private nint handle;

            public SavedVariable(Tensor? tensor, nint node)
            {
                if (tensor is null || tensor.IsInvalid) return;
                handle = Native.st_save(tensor.Handle, node);
                GC.KeepAlive(tensor);
                if (handle == 0) Native.Throw();
            }

            ~SavedVariable() => Dispose();

            public Tensor? Unpack(nint node)
            {
                if (handle == 0) return null;
                var tensor = Native.st_saved_unpack(handle, node);
                GC.KeepAlive(this);
                if (tensor == 0) Native.Throw();
                return new Tensor(tensor);
            }

            public void Dispose()
            {
                GC.SuppressFinalize(this);
                var released = Interlocked.Exchange(ref handle, 0);
                if (released != 0) Native.st_saved_free(released);
            }
        }
    }
}
