using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class distributions
    {
        /// <summary>As in TorchSharp, the generator is not used.</summary>
        public static Categorical Categorical(Tensor? probs = null, Tensor? logits = null, torch.Generator? generator = null) => new(probs, logits);

        public static Categorical Categorical(int categories, torch.Generator? generator = null) =>
            new(tensor(1.0 / categories).expand(categories), null, generator);
    }
}
