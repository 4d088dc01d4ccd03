namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        public Tensor bernoulli(torch.Generator? generator = null) => Aten.bernoulli.Call(this, generator);
        public Tensor bernoulli_(double p = 0.5, torch.Generator? generator = null) => Run(Aten.bernoulli__float, this, p, generator);
        public Tensor exponential_(double lambda = 1.0, torch.Generator? generator = null) => Run(Aten.exponential_, this, lambda, generator);
        public Tensor normal_(double mean = 0.0, double std = 1.0, torch.Generator? generator = null) => Run(Aten.normal_, this, mean, std, generator);
        public Tensor uniform_(double from, double to, torch.Generator? generator = null) => Run(Aten.uniform_, this, from, to, generator);
        public Tensor multinomial(long num_samples, bool replacement = false, torch.Generator? generator = null) =>
            Aten.multinomial.Call(this, num_samples, replacement, generator);
    }
}
