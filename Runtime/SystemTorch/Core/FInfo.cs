namespace TorchSharp;

public static partial class torch
{
    public struct FInfo
    {
        public int bits;
        public double eps;
        public double max;
        public double min;
        public double tiny;
        public double smallest_normal;
        public double resolution;
    }

    public static FInfo finfo() => finfo(get_default_dtype());

    public static FInfo finfo(ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => new FInfo
        {
            bits = 32,
            eps = 1.1920928955078125e-07,
            max = float.MaxValue,
            min = float.MinValue,
            tiny = 1.1754943508222875e-38,
            smallest_normal = 1.1754943508222875e-38,
            resolution = 1e-06,
        },
        ScalarType.Float64 => new FInfo
        {
            bits = 64,
            eps = 2.220446049250313e-16,
            max = double.MaxValue,
            min = double.MinValue,
            tiny = 2.2250738585072014e-308,
            smallest_normal = 2.2250738585072014e-308,
            resolution = 1e-15,
        },
        _ => throw new ArgumentException($"dtype {dtype} is not supported by finfo() here."),
    };
}
