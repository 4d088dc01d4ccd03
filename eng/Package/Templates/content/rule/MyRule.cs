namespace BackpropamineNamespace;

/// <summary>Hebb grows where two neurons are active together, and fades where it is not used. A layer uses it with [Plastic&lt;MyRule&gt;].</summary>
public readonly struct MyRule : IPlasticityRule
{
    /// <summary>The change that one step asks for: pre·post − 0.1·hebb.</summary>
    public static float Drive(float pre, float post, float hebb) => pre * post - 0.1f * hebb;
}
