namespace Backpropamine;

/// <summary>What keeps a learned coefficient within its range: the function of the trained parameter that the rule sees.</summary>
public enum Reparametrisation
{
    /// <summary>The parameter itself: any number.</summary>
    None,

    /// <summary>1 / (1 + exp(−x)): between 0 and 1.</summary>
    Sigmoid,

    /// <summary>log(1 + exp(x)): above 0.</summary>
    Softplus,

    /// <summary>tanh(x): between −1 and 1.</summary>
    Tanh,
}
