namespace Backpropamine.Samples.Running;

/// <summary>Which network learns.</summary>
public enum AgentKind
{
    /// <summary>Plastic, with M(t) as the rate.</summary>
    Simple,

    /// <summary>Plastic, with M(t) committing an eligibility trace.</summary>
    Retroactive,

    /// <summary>Plastic at a constant learnt rate: no modulation.</summary>
    None,

    /// <summary>Not plastic: a recurrent network.</summary>
    Rnn,
}
