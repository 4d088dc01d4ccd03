namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor detach() => Aten.detach.Call(this);
        public Tensor detach_() => Run(Aten.detach_, this);
        public Tensor clone() => Aten.clone.Call(this, Arg.None);
        public Tensor alias() => Result(Native.st_tensor_copy(Handle));
        public Tensor copy_(Tensor source, bool nonBlocking = false) => Run(Aten.copy_, this, source, nonBlocking);
        public Tensor set_(Tensor source) => Run(Aten.set__source_Tensor, this, source);
        public Tensor fill_(Scalar value) => Run(Aten.fill__Scalar, this, value);

        /// <summary>Zeroes in place and, as in TorchSharp, returns a new object for the same tensor.</summary>
        public Tensor zero_() => Aten.zeros_out.Call(shape, this);

        public Tensor cpu() => Aten.to_device.Call(this, new Device(DeviceType.CPU), dtype, false, false, Arg.None);

        public Tensor cuda(Device? device = null, bool non_blocking = false)
        {
            if (device is not null && device.type != DeviceType.CUDA) throw new ArgumentException("Not a CUDA device.", nameof(device));
            return to(device ?? new Device(DeviceType.CUDA, 0), non_blocking: non_blocking);
        }

        public Tensor to_type(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Replacing(Aten.to_dtype.Call(this, type, non_blocking, copy, Arg.None), disposeAfter);

        public Tensor type_as(Tensor tensor) => to_type(tensor.dtype);
        public Tensor type(ScalarType dtype) => to(dtype);
        public Tensor type(Func<Tensor, Tensor> typeFunc) => typeFunc(this);

        public Tensor to(ScalarType type, bool copy = false, bool disposeAfter = false, bool non_blocking = false) => to_type(type, copy, disposeAfter, non_blocking);

        public Tensor to(ScalarType type, torch.Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            Replacing(Aten.to_device.Call(this, InitializeDevice(device), type, non_blocking, copy, Arg.None), disposeAfter);

        public Tensor to(DeviceType deviceType, int deviceIndex = -1, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(dtype, new Device(deviceType, deviceIndex), copy, disposeAfter, non_blocking);

        public Tensor to(torch.Device device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(device.type, device.index, copy, disposeAfter, non_blocking);

        public Tensor to(string device, bool copy = false, bool disposeAfter = false, bool non_blocking = false) =>
            to(new Device(device), copy, disposeAfter, non_blocking);

        public Tensor to(Tensor other, bool non_blocking = false) => to(other.dtype, other.device, non_blocking: non_blocking);

        public Tensor @bool() => to_type(ScalarType.Bool);
        public Tensor @byte() => to_type(ScalarType.Byte);
        public Tensor @char() => to_type(ScalarType.Int8);
        public Tensor @short() => to_type(ScalarType.Int16);
        public Tensor @int() => to_type(ScalarType.Int32);
        public Tensor @long() => to_type(ScalarType.Int64);
        public Tensor half() => to_type(ScalarType.Float16);
        public Tensor bfloat16() => to_type(ScalarType.BFloat16);
        public Tensor @float() => to_type(ScalarType.Float32);
        public Tensor @double() => to_type(ScalarType.Float64);

        private Tensor Replacing(Tensor result, bool disposeThis)
        {
            if (disposeThis) Dispose();
            return result;
        }
    }
}
