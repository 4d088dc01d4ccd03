namespace BackpropamineTests;

/// <summary>The network under test.</summary>
[Plastic]
public sealed partial class Net
{
    [Input(4)]     public partial Signal Senses { get; }
    [Recurrent(8)] public partial Layer  Hidden { get; }
    [Readout(2)]   public partial Layer  Answer { get; }
}
