using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private DeviceType deviceType = DeviceType.CPU;
            private int deviceIndex = -1;

            protected internal virtual Module _to(Device device, ScalarType dtype, bool non_blocking)
            {
                Floating(dtype);
                if (device.type != DeviceType.CUDA) device = new Device(device.type, -1);
                InitializeDeviceType(device.type);
                _toEpilog(device, dtype, non_blocking);
                return this;
            }

            protected internal virtual Module _to(DeviceType deviceType, int deviceIndex, bool non_blocking)
            {
                if (deviceType != DeviceType.CUDA) deviceIndex = -1;
                if (deviceType == DeviceType.CUDA && !cuda.is_available()) throw new InvalidOperationException("CUDA is not available.");
                if (deviceType == this.deviceType && deviceIndex == this.deviceIndex) return this;
                InitializeDeviceType(deviceType);
                _toEpilog(deviceType, deviceIndex, non_blocking);
                return this;
            }

            protected internal virtual Module _to(ScalarType dtype, bool non_blocking)
            {
                Floating(dtype);
                _toEpilog(dtype, non_blocking);
                return this;
            }

            public Module _to(Tensor other, bool non_blocking)
            {
                _to(other.dtype, non_blocking);
                return _to(other.device_type, other.device_index, non_blocking);
            }

            protected void _toEpilog(ScalarType dtype, bool non_blocking) => Move(dtype, null, non_blocking);

            protected void _toEpilog(Device device, ScalarType dtype, bool non_blocking) => Move(dtype, device, non_blocking);

            protected void _toEpilog(DeviceType deviceType, int deviceIndex, bool non_blocking) =>
                Move(null, new Device(deviceType, deviceIndex), non_blocking);

            /// <summary>Replaces every parameter and buffer that changes, in the registry and in the members that hold it.</summary>
            private void Move(ScalarType? dtype, Device? device, bool non_blocking)
            {
                foreach (var (_, child) in named_children())
                    if (device is null) child._to(dtype!.Value, non_blocking);
                    else if (dtype is null) child._to(device.type, device.index, non_blocking);
                    else child._to(device, dtype.Value, non_blocking);

                var fields = Fields().ToDictionary(ComponentName);
                var properties = GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).ToDictionary(property => property.Name);
                foreach (var (name, parameter) in named_parameters(false).ToList())
                {
                    if (Moved(parameter, dtype, device) is not { } moved) continue;
                    if (properties.TryGetValue(name, out var property))
                    {
                        property.SetValue(this, moved);
                        continue;
                    }

                    parameter.Dispose();
                    ConditionallyRegisterParameter(name, moved);
                    if (fields.TryGetValue(name, out var field)) field.SetValue(this, moved);
                }

                foreach (var (name, buffer) in named_buffers(false).ToList())
                {
                    if (!Changes(buffer, dtype, device)) continue;
                    var moved = buffer.to(Target(buffer, dtype), device ?? buffer.device, disposeAfter: true).DetachFromDisposeScope();
                    if (properties.TryGetValue(name, out var property))
                    {
                        property.SetValue(this, moved);
                        continue;
                    }

                    ConditionallyRegisterBuffer(name, moved);
                    if (fields.TryGetValue(name, out var field)) field.SetValue(this, moved);
                }

                if (device is null) return;
                deviceType = device.type;
                deviceIndex = device.index;
            }

            private static Parameter? Moved(Parameter parameter, ScalarType? dtype, Device? device)
            {
                using var gradient = parameter.grad;
                if (!Changes(parameter, dtype, device) && (gradient is null || !Changes(gradient, dtype, device))) return null;
                using var noGrad = no_grad();
                var type = Target(parameter, dtype);
                var moved = new Parameter(parameter.to(type, device ?? parameter.device), parameter.requires_grad);
                moved.DetachFromDisposeScope();
                if (gradient is null) return moved;
                using var movedGradient = gradient.to(type, device ?? parameter.device).with_requires_grad(gradient.requires_grad);
                moved.grad = movedGradient;
                return moved;
            }

            private static bool Changes(Tensor tensor, ScalarType? dtype, Device? device) =>
                (dtype ?? tensor.dtype) != tensor.dtype ||
                (device is not null && (device.type != tensor.device_type || (device.type == DeviceType.CUDA && device.index != tensor.device_index)));

            private static ScalarType Target(Tensor tensor, ScalarType? dtype) =>
                dtype is { } type && (tensor.is_floating_point() || tensor.is_complex()) ? type : tensor.dtype;

            private static void Floating(ScalarType dtype)
            {
                if (!is_floating_point(dtype) && !is_complex(dtype))
                    throw new ArgumentException($"nn.Module.to only accepts floating point or complex types, but got desired dtype={dtype}");
            }

            private IEnumerable<FieldInfo> Fields()
            {
                var seen = new HashSet<string>();
                for (var type = GetType(); type is not null && type != typeof(object); type = type.BaseType)
                    foreach (var field in type.GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance))
                        if (seen.Add(field.Name)) yield return field;
            }
        }
    }
}
