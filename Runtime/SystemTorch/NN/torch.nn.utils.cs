using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public static class utils
        {
            public static double clip_grad_norm_(IEnumerable<Parameter> tensors, double max_norm, double norm_type = 2.0)
            {
                using var scope = NewDisposeScope();
                using var noGrad = no_grad();
                var gradients = tensors.Select(parameter => parameter.grad).OfType<Tensor>().ToList();
                if (gradients.Count == 0) return 0;
                if (norm_type == 0) throw new ArgumentException("norm_type 0 counts gradients and is not supported here.", nameof(norm_type));
                var norms = gradients.Select(gradient => double.IsPositiveInfinity(norm_type) ? gradient.abs().max() : gradient.norm((float)norm_type)).ToList();
                var total = norms.Count == 1 ? norms[0] : double.IsPositiveInfinity(norm_type) ? stack(norms).max() : stack(norms).norm((float)norm_type);
                var coefficient = clamp((max_norm / (total + 1e-6)), max: 1.0.ToScalar());
                foreach (var gradient in gradients) gradient.mul_(coefficient);
                return total.ToDouble();
            }

            public static void clip_grad_value_(IEnumerable<Parameter> tensors, double clip_value)
            {
                foreach (var parameter in tensors)
                {
                    using var gradient = parameter.grad;
                    gradient?.clamp_((Scalar)(-clip_value), (Scalar)clip_value);
                }
            }

            public static Tensor parameters_to_vector(IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                return cat(tensors.Select(parameter => parameter.view(-1)).ToList()).MoveToOuterDisposeScope();
            }

            public static void vector_to_parameters(Tensor vec, IEnumerable<Parameter> tensors)
            {
                using var scope = NewDisposeScope();
                using var noGrad = no_grad();
                long position = 0;
                foreach (var parameter in tensors)
                {
                    parameter.copy_(vec.narrow(0, position, parameter.numel()).view_as(parameter));
                    position += parameter.numel();
                }
            }
        }
    }
}
