namespace Backpropamine;

/// <summary>Which activity of its source a modulator reads.</summary>
public enum Tap
{
    /// <summary>h(t), the activity of this step.</summary>
    Now,

    /// <summary>h(t−1), the activity before this step.</summary>
    Before,
}
