using System.Collections;

namespace TorchSharp;

public static partial class torch
{
    public struct Size : IEnumerable<long>
    {
        public static Size Empty = new(Array.Empty<long>());
        private readonly long[] sizes;

        public Size(long[] shape) => sizes = (long[])shape.Clone();

        public Size(int[] shape) => sizes = Array.ConvertAll(shape, n => (long)n);

        public Size(IEnumerable<long> shape) => sizes = shape.ToArray();

        public Size(long size) => sizes = [size];

        public Size(int size) => sizes = [size];

        public long this[int idx] => sizes[idx < 0 ? sizes.Length + idx : idx];
        public long this[long idx] => this[(int)idx];
        public long[] Shape => sizes;
        public int Length => sizes.Length;
        public bool IsScalar => sizes.Length == 0;
        public bool IsEmpty => sizes.Length == 0;

        public long numel() => sizes.Aggregate(1L, (product, size) => product * size);
        public Size Slice(int first, int next) => new(sizes[first..next]);

        public IEnumerator<long> GetEnumerator() => sizes.AsEnumerable().GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public override bool Equals(object? obj) => obj is Size other && this == other;

        public override int GetHashCode() => sizes.GetHashCode();

        public static bool operator ==(Size left, Size right) => left.sizes.AsSpan().SequenceEqual(right.sizes);

        public static bool operator !=(Size left, Size right) => !(left == right);

        public static implicit operator Size(long size) => new(size);

        public static implicit operator Size(long[] size) => new(size);
    }
}
