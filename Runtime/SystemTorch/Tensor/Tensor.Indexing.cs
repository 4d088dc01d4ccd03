namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[params long[] indices]
        {
            get => index(Positions(indices));
            set => index_put_(value, Positions(indices));
        }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => Put([i1], value);
        }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Get([i1, i2]);
            set => Put([i1, i2], value);
        }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Get([i1, i2, i3]);
            set => Put([i1, i2, i3], value);
        }

        [System.Runtime.CompilerServices.IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Get([i1, i2, i3, i4]);
            set => Put([i1, i2, i3, i4], value);
        }

        public Tensor index(params TensorIndex[] indices)
        {
            var list = stackalloc NativeIndex[indices.Length];
            for (var i = 0; i < indices.Length; i++) list[i] = new NativeIndex(indices[i]);
            var result = Native.st_index(Handle, list, indices.Length);
            GC.KeepAlive(indices);
            return Result(result);
        }

        public Tensor index(params Tensor[] indices) => index(Tensors(indices));

        public Tensor index_put_(Tensor value, params TensorIndex[] indices)
        {
            var list = stackalloc NativeIndex[indices.Length];
            for (var i = 0; i < indices.Length; i++) list[i] = new NativeIndex(indices[i]);
            Native.Check(Native.st_index_put(Handle, list, indices.Length, value.Handle));
            GC.KeepAlive(indices);
            GC.KeepAlive(value);
            GC.KeepAlive(this);
            return this;
        }

        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, Tensors(indices));

        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            var list = stackalloc NativeIndex[indices.Length];
            for (var i = 0; i < indices.Length; i++) list[i] = new NativeIndex(indices[i]);
            var number = new NativeValue { Tag = value.Tag, Bits = value.Bits };
            Native.Check(Native.st_index_put_scalar(Handle, list, indices.Length, &number));
            GC.KeepAlive(indices);
            GC.KeepAlive(this);
            return this;
        }

        public Tensor index_put_(Scalar value, params Tensor[] indices) => index_put_(value, Tensors(indices));

        /// <summary>One position a dimension, from the first.</summary>
        private Tensor Get(ReadOnlySpan<long> positions)
        {
            var result = select(0, positions[0]);
            foreach (var position in positions[1..])
            {
                var next = result.select(0, position);
                result.Dispose();
                result = next;
            }

            return result;
        }

        private void Put(ReadOnlySpan<long> positions, Tensor value)
        {
            using var place = Get(positions);
            place.copy_(value);
        }

        private static TensorIndex[] Positions(ReadOnlySpan<long> positions)
        {
            var indices = new TensorIndex[positions.Length];
            for (var i = 0; i < indices.Length; i++) indices[i] = TensorIndex.Single(positions[i]);
            return indices;
        }

        private static TensorIndex[] Tensors(Tensor[] tensors) => Array.ConvertAll(tensors, TensorIndex.Tensor);
    }
}
