using Microsoft.CodeAnalysis.CSharp;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>What a person does to the file of a model between two runs.</summary>
/// <param name="name">For the test's name.</param>
/// <param name="apply">The edit.</param>
internal sealed class Edit(string name, Func<CSharpCompilation, CSharpCompilation> apply)
{
    /// <summary>A comment below the class.</summary>
    public static Edit Comment { get; } = OfText(nameof(Comment), text => text + "\n// Later: try Oja's rule.\n");

    /// <summary>Another file with a class of no interest.</summary>
    public static Edit UnrelatedFile { get; } =
        new(nameof(UnrelatedFile), before => before.AddSyntaxTrees(NetworkCompilation.Tree("internal static class Unrelated;", "/src/Unrelated.cs")));

    /// <summary>The class further down, under a new neighbour.</summary>
    public static Edit Move { get; } =
        OfText(nameof(Move), text => text.Replace("[Plastic]", "internal static class Neighbour;\n\n\n[Plastic]", StringComparison.Ordinal));

    /// <summary>The same tokens with other white space.</summary>
    public static Edit Reformat { get; } =
        OfText(nameof(Reformat), text => text.Replace("public partial", "public\n        partial", StringComparison.Ordinal).Replace("(", "( ", StringComparison.Ordinal));

    /// <summary>Another number of neurons.</summary>
    public static Edit Hyperparameter { get; } = OfText(nameof(Hyperparameter), text => text.Replace("(200)", "(100)", StringComparison.Ordinal));

    /// <summary>Another name of the class.</summary>
    public static Edit Rename { get; } = OfText(nameof(Rename), text => text.Replace("class Forager", "class Wanderer", StringComparison.Ordinal));

    /// <summary>The compilation after the edit.</summary>
    public CSharpCompilation Apply(CSharpCompilation before)
    {
        CSharpCompilation after = apply(before);
        Assert.NotEqual(string.Concat(before.SyntaxTrees), string.Concat(after.SyntaxTrees));
        return after;
    }

    /// <inheritdoc/>
    public override string ToString() => name;

    private static Edit OfText(string name, Func<string, string> change) => new(name, before =>
    {
        var tree = before.SyntaxTrees.Single(tree => tree.FilePath == NetworkCompilation.PathOf(0));
        return before.ReplaceSyntaxTree(tree, NetworkCompilation.Tree(change(tree.ToString()), tree.FilePath));
    });
}
