namespace Backpropamine;

/// <summary>
/// Hebb's rule with a drive that saturates: tanh(xᵢ·xⱼ), gathered by the eligibility trace. Miconi and Kay 2024
/// (Nature Neuroscience); theirs goes with retroactive modulation and <c>Limit = 50</c>.
/// </summary>
public readonly struct SquashedHebbian : IPlasticityRule
{
    /// <summary>tanh(pre·post).</summary>
    public static float Drive(float pre, float post) => MathF.Tanh(pre * post);
}
