namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor abs() => Aten.abs.Call(this);
        public Tensor abs_() => Run(Aten.abs_, this);
        public Tensor ceil() => Aten.ceil.Call(this);
        public Tensor ceil_() => Run(Aten.ceil_, this);
        public Tensor cos() => Aten.cos.Call(this);
        public Tensor cos_() => Run(Aten.cos_, this);
        public Tensor cosh() => Aten.cosh.Call(this);
        public Tensor cosh_() => Run(Aten.cosh_, this);
        public Tensor sin() => Aten.sin.Call(this);
        public Tensor sin_() => Run(Aten.sin_, this);
        public Tensor sinh() => Aten.sinh.Call(this);
        public Tensor sinh_() => Run(Aten.sinh_, this);
        public Tensor tan() => Aten.tan.Call(this);
        public Tensor tan_() => Run(Aten.tan_, this);
        public Tensor tanh() => Aten.tanh.Call(this);
        public Tensor tanh_() => Run(Aten.tanh_, this);
        public Tensor acos() => Aten.acos.Call(this);
        public Tensor acos_() => Run(Aten.acos_, this);
        public Tensor asin() => Aten.asin.Call(this);
        public Tensor asin_() => Run(Aten.asin_, this);
        public Tensor atan() => Aten.atan.Call(this);
        public Tensor atan_() => Run(Aten.atan_, this);
        public Tensor exp() => Aten.exp.Call(this);
        public Tensor exp_() => Run(Aten.exp_, this);
        public Tensor expm1() => Aten.expm1.Call(this);
        public Tensor expm1_() => Run(Aten.expm1_, this);
        public Tensor floor() => Aten.floor.Call(this);
        public Tensor floor_() => Run(Aten.floor_, this);
        public Tensor frac() => Aten.frac.Call(this);
        public Tensor frac_() => Run(Aten.frac_, this);
        public Tensor log() => Aten.log.Call(this);
        public Tensor log_() => Run(Aten.log_, this);
        public Tensor log2() => Aten.log2.Call(this);
        public Tensor log2_() => Run(Aten.log2_, this);
        public Tensor log10() => Aten.log10.Call(this);
        public Tensor log10_() => Run(Aten.log10_, this);
        public Tensor log1p() => Aten.log1p.Call(this);
        public Tensor log1p_() => Run(Aten.log1p_, this);
        public Tensor neg() => Aten.neg.Call(this);
        public Tensor neg_() => Run(Aten.neg_, this);
        public Tensor reciprocal() => Aten.reciprocal.Call(this);
        public Tensor reciprocal_() => Run(Aten.reciprocal_, this);
        public Tensor relu() => Aten.relu.Call(this);
        public Tensor relu_() => Run(Aten.relu_, this);
        public Tensor rsqrt() => Aten.rsqrt.Call(this);
        public Tensor rsqrt_() => Run(Aten.rsqrt_, this);
        public Tensor sigmoid() => Aten.sigmoid.Call(this);
        public Tensor sigmoid_() => Run(Aten.sigmoid_, this);
        public Tensor sign() => Aten.sign.Call(this);
        public Tensor sign_() => Run(Aten.sign_, this);
        public Tensor sqrt() => Aten.sqrt.Call(this);
        public Tensor sqrt_() => Run(Aten.sqrt_, this);
        public Tensor trunc() => Aten.trunc.Call(this);
        public Tensor trunc_() => Run(Aten.trunc_, this);
        public Tensor erf() => Aten.erf.Call(this);
        public Tensor erf_() => Run(Aten.erf_, this);
        public Tensor erfc() => Aten.erfc.Call(this);
        public Tensor erfc_() => Run(Aten.erfc_, this);

        public Tensor square() => Aten.square.Call(this);
        public Tensor negative() => neg();
        public Tensor isnan() => Aten.isnan.Call(this);
        public Tensor isinf() => Aten.isinf.Call(this);
        public Tensor isfinite() => Aten.isfinite.Call(this);
        public Tensor logical_not() => Aten.logical_not.Call(this);
        public Tensor bitwise_not() => Aten.bitwise_not.Call(this);
        public Tensor round(long decimals = 0L) => Aten.round_decimals.Call(this, decimals);
        public Tensor round_(long decimals = 0L) => Run(Aten.round__decimals, this, decimals);
        public Tensor silu() => Aten.silu.Call(this);
        public Tensor silu_() => Run(Aten.silu_, this);
        public Tensor gelu() => Aten.gelu.Call(this, "none");
        public Tensor selu() => Aten.selu.Call(this);
        public Tensor selu_() => Run(Aten.selu_, this);
        public Tensor log_sigmoid() => Aten.log_sigmoid.Call(this);
        public Tensor leaky_relu(Scalar negative_slope) => Aten.leaky_relu.Call(this, negative_slope);
        public Tensor leaky_relu_(Scalar negative_slope) => Run(Aten.leaky_relu_, this, negative_slope);
        public Tensor hardtanh(Scalar min, Scalar max) => Aten.hardtanh.Call(this, min, max);
        public Tensor hardtanh_(Scalar min, Scalar max) => Run(Aten.hardtanh_, this, min, max);
        public Tensor nan_to_num(double nan = 0d, double? posinf = null, double? neginf = null) =>
            Aten.nan_to_num.Call(this, nan, Arg.From(posinf), Arg.From(neginf));
    }
}
