namespace TorchSharp;

public static partial class torch
{
    public unsafe partial class Tensor
    {
        public long Dimensions => Kept(Native.st_dim(Handle));
        public long dim() => Dimensions;
        public long ndim => Dimensions;
        public long NumberOfElements => Kept(Native.st_numel(Handle));
        public long numel() => NumberOfElements;
        public long ElementSize => Information.ElementSize;
        public long element_size() => ElementSize;
        public ScalarType dtype => (ScalarType)Kept(Native.st_dtype(Handle));
        public DeviceType device_type => (DeviceType)Information.DeviceType;
        public int device_index => Information.DeviceIndex;
        public bool is_cuda => device_type == DeviceType.CUDA;
        public bool is_meta => device_type == DeviceType.META;
        public bool is_leaf => Kept(Native.st_is_leaf(Handle)) != 0;

        public torch.Device device
        {
            get
            {
                var info = Information;
                var type = (DeviceType)info.DeviceType;
                return type == DeviceType.CPU ? new Device(DeviceType.CPU) : new Device(type, info.DeviceIndex);
            }
        }

        public bool requires_grad
        {
            get => Kept(Native.st_requires_grad(Handle)) != 0;
            set => Check(Native.st_set_requires_grad(Handle, value ? 1 : 0));
        }

        public Tensor? grad
        {
            get
            {
                var gradient = Kept(Native.st_grad(Handle));
                return gradient == 0 ? null : new Tensor(gradient);
            }

            set
            {
                Check(Native.st_set_grad(Handle, value is null ? 0 : value.Handle));
                GC.KeepAlive(value);
            }
        }

        public long[] shape => size();

        public bool is_cpu() => device_type == DeviceType.CPU;
        public bool is_integral() => torch.is_integral(dtype);
        public bool is_floating_point() => torch.is_floating_point(dtype);
        public bool is_complex() => torch.is_complex(dtype);
        public bool is_contiguous() => Information.Contiguous != 0;
        public long storage_offset() => Information.StorageOffset;

        public bool is_nonzero() =>
            numel() == 1 ? Aten.is_nonzero.Value(this).Bits != 0 : throw new InvalidOperationException("is_nonzero() called on non-singleton tensor");

        public long[] size()
        {
            var sizes = new long[Dimensions];
            fixed (long* p = sizes) Check(Native.st_sizes(Handle, p));
            return sizes;
        }

        public long[] stride()
        {
            var strides = new long[Dimensions];
            fixed (long* p = strides) Check(Native.st_strides(Handle, p));
            return strides;
        }

        public long size(int dim)
        {
            const int Few = 8;
            var dimensions = (int)Dimensions;
            var sizes = stackalloc long[Few];
            if (dim < -dimensions || dim >= dimensions || dimensions > Few) return Aten.size_int.Value(this, (long)dim).Bits;
            Check(Native.st_sizes(Handle, sizes));
            return sizes[dim < 0 ? dim + dimensions : dim];
        }

        public long stride(int dim) => Aten.stride_int.Value(this, (long)dim).Bits;

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        public void retain_grad() => Check(Native.st_retain_grad(Handle));

        private Info Information
        {
            get
            {
                Check(Native.st_info(Handle, out var info));
                return info;
            }
        }

        private T Kept<T>(T value)
        {
            GC.KeepAlive(this);
            return value;
        }
    }
}
