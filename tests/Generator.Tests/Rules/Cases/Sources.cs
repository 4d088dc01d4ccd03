namespace Backpropamine.Generator.Tests.Rules.Cases;

/// <summary>Short ways to write the sources of cases.</summary>
internal static class Sources
{
    /// <summary>An input of four.</summary>
    public const string Senses = "[Input(4)] public partial Signal Senses { get; }";

    /// <summary>A recurrent layer of five.</summary>
    public const string Hidden = "[Recurrent(5)] public partial Layer Hidden { get; }";

    /// <summary>A read-out of two.</summary>
    public const string Policy = "[Readout(2)] public partial Layer Policy { get; }";

    /// <summary>All three.</summary>
    public static string[] Usual { get; } = [Senses, Hidden, Policy];

    /// <summary>A class named Net with these attributes and members, one a line.</summary>
    public static string Net(string attributes, params string[] members) =>
        $"{attributes}\npublic sealed partial class Net\n{{\n{string.Join('\n', members.Select(member => "    " + member))}\n}}\n";
}
