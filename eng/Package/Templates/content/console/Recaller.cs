namespace BackpropamineApp;

/// <summary>Recalls a pattern of which it sees one half.</summary>
[Plastic]
public sealed partial class Recaller
{
    [Input(8)]      public partial Signal Senses { get; }
    [Recurrent(32)] public partial Layer  Hidden { get; }
    [Readout(8)]    public partial Layer  Answer { get; }
}
