using System.Numerics;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(device_type == DeviceType.CPU ? this : cpu());
        }

        public T item<T>() where T : unmanaged =>
            NumberOfElements == 1 ? data<T>()[0] : throw new ArgumentException("Number of elements in the tensor must be 1");

        public T ReadCpuValue<T>(long i) where T : unmanaged
        {
            ValidateType(typeof(T));
            return new TensorAccessor<T>(this)[i];
        }

        public double ReadCpuDouble(long i) => ReadCpuValue<double>(i);
        public float ReadCpuSingle(long i) => ReadCpuValue<float>(i);
        public int ReadCpuInt32(long i) => ReadCpuValue<int>(i);
        public long ReadCpuInt64(long i) => ReadCpuValue<long>(i);
        public byte ReadCpuByte(long i) => ReadCpuValue<byte>(i);
        public bool ReadCpuBool(long i) => ReadCpuValue<bool>(i);

        public Span<byte> bytes
        {
            get
            {
                var total = ValidateBytes();
                if (total > int.MaxValue) throw new ArgumentException("Span only supports up to int.MaxValue elements.");
                return new Span<byte>((void*)Data, (int)total);
            }

            set
            {
                if (!is_contiguous()) throw new InvalidOperationException("SetBytes() called on non-contiguous tensor.");
                if (NumberOfElements * ElementSize != value.Length) throw new ArgumentException("Mismatched data sizes in SetBytes().");
                value.CopyTo(new Span<byte>((void*)Data, value.Length));
                GC.KeepAlive(this);
            }
        }

        public void WriteBytesToStream(Stream stream, int bufferSize = 1024)
        {
            ValidateBytes();
            using var source = new UnmanagedMemoryStream((byte*)Data, NumberOfElements * ElementSize);
            source.CopyTo(stream, bufferSize);
            GC.KeepAlive(this);
        }

        public void ReadBytesFromStream(Stream stream, int bufferSize = 1024)
        {
            ValidateBytes();
            var left = NumberOfElements * ElementSize;
            for (var p = (byte*)Data; left > 0;)
            {
                var read = stream.Read(new Span<byte>(p, (int)Math.Min(left, bufferSize)));
                if (read == 0) throw new EndOfStreamException();
                p += read;
                left -= read;
            }

            GC.KeepAlive(this);
        }

        public Scalar ToScalar()
        {
            var value = Aten.item.Value(this);
            return new Scalar(value.Tag, value.Bits);
        }

        internal nint Data
        {
            get
            {
                var data = Kept(Native.st_data(Handle));
                if (data == 0 && NumberOfElements > 0) Native.Throw();
                return data;
            }
        }

        /// <summary>Refuses what is not one block of memory here, and returns its length.</summary>
        private long ValidateBytes()
        {
            var info = Information;
            if (info.Contiguous == 0) throw new InvalidOperationException("Bytes() called on non-contiguous tensor.");
            if ((DeviceType)info.DeviceType != DeviceType.CPU)
                throw new InvalidOperationException("Reading data from non-CPU memory is not supported. Move or copy the tensor to the cpu before reading.");
            return info.Elements * info.ElementSize;
        }

        private void ValidateType(Type type)
        {
            var own = dtype;
            var expected = own switch
            {
                ScalarType.Byte => typeof(byte),
                ScalarType.Int8 => typeof(sbyte),
                ScalarType.Int16 => typeof(short),
                ScalarType.Int32 => typeof(int),
                ScalarType.Int64 => typeof(long),
                ScalarType.Bool => typeof(bool),
                ScalarType.Float16 => typeof(Half),
                ScalarType.Float32 => typeof(float),
                ScalarType.Float64 => typeof(double),
                ScalarType.ComplexFloat32 => typeof((float, float)),
                ScalarType.ComplexFloat64 => typeof(Complex),
                _ => throw new ArgumentException($"No support for {own} in TorchSharp"),
            };
            if (type != expected) throw new ArgumentException($"{type.Name} is not compatible with {own}");
        }
    }
}
