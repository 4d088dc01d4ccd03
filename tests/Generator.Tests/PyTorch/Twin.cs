using Backpropamine.Generator.Tests.Models;

namespace Backpropamine.Generator.Tests.PyTorch;

/// <summary>The models of the tests, each asked for its PyTorch module as well.</summary>
internal static class Twin
{
    /// <summary>Names of all models.</summary>
    public static TheoryData<string> Names => TestModels.Names;

    /// <summary>A model with <c>[Network(Emit = Target.PyTorch)]</c> on its class.</summary>
    public static string Source(string name)
    {
        const string asked = "[Network(Emit = Target.PyTorch)]";
        string source = TestModels.All[name];
        if (source.Contains(asked, StringComparison.Ordinal)) return source;
        if (source.Contains("[Network]", StringComparison.Ordinal)) return source.Replace("[Network]", asked, StringComparison.Ordinal);
        int plastic = source.IndexOf("[Plastic", StringComparison.Ordinal);
        return source[..plastic] + asked + "\n" + source[plastic..];
    }
}
