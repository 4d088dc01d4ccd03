namespace Backpropamine.Samples.Retrieval;

/// <summary>The fast weights of Ba et al. 2016: A ← 0.9·A + 0.5·xᵢ·xⱼ.</summary>
public readonly struct FastWeights : IPlasticityRule
{
    private const float Decay = 0.9f;
    private const float Rate = 0.5f;

    /// <summary>0.5·pre·post.</summary>
    public static float Drive(float pre, float post) => Rate * pre * post;

    /// <summary>0.9·A + change.</summary>
    public static float Commit(float hebb, float change, float rate) => Decay * hebb + rate * change;
}
