namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        private static readonly Scalar One = 1;

        public Tensor add(Tensor target) => Aten.add_Tensor.Call(this, target, One);
        public Tensor add(Tensor target, Scalar alpha) => Aten.add_Tensor.Call(this, target, alpha);
        public Tensor add(Scalar scalar) => Aten.add_Scalar.Call(this, scalar, One);
        public Tensor add(Scalar scalar, Scalar alpha) => Aten.add_Scalar.Call(this, scalar, alpha);
        public Tensor add_(Tensor target) => Run(Aten.add__Tensor, this, target, One);
        public Tensor add_(Tensor target, Scalar alpha) => Run(Aten.add__Tensor, this, target, alpha);
        public Tensor add_(Scalar scalar) => Run(Aten.add__Scalar, this, scalar, One);
        public Tensor add_(Scalar scalar, Scalar alpha) => Run(Aten.add__Scalar, this, scalar, alpha);

        public Tensor sub(Tensor target) => Aten.sub_Tensor.Call(this, target, One);
        public Tensor sub(Scalar target) => Aten.sub_Scalar.Call(this, target, One);
        public Tensor sub_(Tensor target) => Run(Aten.sub__Tensor, this, target, One);
        public Tensor sub_(Scalar target) => Run(Aten.sub__Scalar, this, target, One);
        public Tensor subtract(Tensor target) => sub(target);
        public Tensor subtract(Scalar target) => sub(target);

        public Tensor mul(Tensor target) => Aten.mul_Tensor.Call(this, target);
        public Tensor mul(Scalar target) => Aten.mul_Scalar.Call(this, target);
        public Tensor mul_(Tensor target) => Run(Aten.mul__Tensor, this, target);
        public Tensor mul_(Scalar target) => Run(Aten.mul__Scalar, this, target);
        public Tensor multiply(Tensor target) => mul(target);
        public Tensor multiply(Scalar target) => mul(target);

        public Tensor div(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Aten.div_Tensor_mode.Call(this, target, Mode(rounding_mode));
        public Tensor div(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Aten.div_Scalar_mode.Call(this, target, Mode(rounding_mode));
        public Tensor div_(Tensor target, RoundingMode rounding_mode = RoundingMode.None) => Run(Aten.div__Tensor_mode, this, target, Mode(rounding_mode));
        public Tensor div_(Scalar target, RoundingMode rounding_mode = RoundingMode.None) => Run(Aten.div__Scalar_mode, this, target, Mode(rounding_mode));

        public Tensor pow(Tensor exponent) => Aten.pow_Tensor_Tensor.Call(this, exponent);
        public Tensor pow(Scalar exponent) => Aten.pow_Tensor_Scalar.Call(this, exponent);
        public Tensor pow_(Tensor exponent) => Run(Aten.pow__Tensor, this, exponent);
        public Tensor pow_(Scalar exponent) => Run(Aten.pow__Scalar, this, exponent);

        public Tensor remainder(Tensor target) => Aten.remainder_Tensor.Call(this, target);
        public Tensor remainder(Scalar scalar) => Aten.remainder_Scalar.Call(this, scalar);
        public Tensor remainder_(Tensor target) => Run(Aten.remainder__Tensor, this, target);
        public Tensor remainder_(Scalar scalar) => Run(Aten.remainder__Scalar, this, scalar);
        public Tensor floor_divide(Tensor other) => Aten.floor_divide.Call(this, other);
        public Tensor floor_divide(Scalar other) => Aten.floor_divide_Scalar.Call(this, other);

        public Tensor addcmul(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcmul.Call(this, tensor1, tensor2, value);
        public Tensor addcmul_(Tensor tensor1, Tensor tensor2, Scalar value) => Run(Aten.addcmul_, this, tensor1, tensor2, value);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2) => addcdiv(tensor1, tensor2, One);
        public Tensor addcdiv(Tensor tensor1, Tensor tensor2, Scalar value) => Aten.addcdiv.Call(this, tensor1, tensor2, value);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2) => addcdiv_(tensor1, tensor2, One);
        public Tensor addcdiv_(Tensor tensor1, Tensor tensor2, Scalar value) => Run(Aten.addcdiv_, this, tensor1, tensor2, value);
        public Tensor lerp(Tensor end, Tensor weight) => Aten.lerp_Tensor.Call(this, end, weight);
        public Tensor lerp_(Tensor end, Tensor weight) => Run(Aten.lerp__Tensor, this, end, weight);

        public Tensor maximum(Tensor other) => Aten.maximum.Call(this, other);
        public Tensor minimum(Tensor other) => Aten.minimum.Call(this, other);
        public Tensor atan2(Tensor other) => Aten.atan2.Call(this, other);

        public Tensor clamp(Scalar? min = null, Scalar? max = null) => Aten.clamp.Call(this, min, max);
        public Tensor clamp(Tensor? min = null, Tensor? max = null) => Aten.clamp_Tensor.Call(this, Arg.From(min), Arg.From(max));
        public Tensor clamp_(Scalar? min = null, Scalar? max = null) => Run(Aten.clamp_, this, min, max);
        public Tensor clamp_(Tensor? min = null, Tensor? max = null) => Run(Aten.clamp__Tensor, this, Arg.From(min), Arg.From(max));
        public Tensor clip(Scalar? min = null, Scalar? max = null) => Aten.clip.Call(this, min, max);
        public Tensor clamp_max(Scalar max) => Aten.clamp_max.Call(this, max);
        public Tensor clamp_max_(Scalar max) => Run(Aten.clamp_max_, this, max);
        public Tensor clamp_min(Scalar min) => Aten.clamp_min.Call(this, min);
        public Tensor clamp_min_(Scalar min) => Run(Aten.clamp_min_, this, min);

        private static string? Mode(RoundingMode mode) => mode switch
        {
            RoundingMode.trunc => "trunc",
            RoundingMode.floor => "floor",
            _ => null,
        };
    }
}
