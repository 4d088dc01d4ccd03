namespace Backpropamine;

/// <summary>
/// Node perturbation: where noise ξⱼ(t) was added to a neuron, the trace keeps what the noise met, E ← (1 − η)·E + xᵢ(t−1)·ξⱼ(t), and a reward
/// commits it: Hebb ← Hebb + M·E. Fiete and Seung 2006 (Physical Review Letters 97:048104), as in Miconi 2023 (arXiv 2112.08588). The noise is an
/// input that is injected and named as <c>Post</c>, so that it is recorded; it goes with retroactive modulation from outside, at the end of a trial.
/// </summary>
public readonly struct NodePerturbation : IPlasticityRule
{
    /// <summary>pre·perturbation.</summary>
    public static float Drive(float pre, float post) => pre * post;

    /// <summary>(1 − η)·eligibility + drive: a sum that fades.</summary>
    public static float Trace(float eligibility, float drive, float eta) => (1 - eta) * eligibility + drive;
}
