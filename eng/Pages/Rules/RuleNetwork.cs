using System.Text;
using Backpropamine.Pages.Sources;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Pages.Rules;

/// <summary>What the generator makes of a network with a rule.</summary>
/// <param name="Equations">One step of the plastic layer.</param>
/// <param name="Fusion">Whether it is fused, in a sentence.</param>
/// <param name="Report">What the kernel moves and keeps, and the derived adjoint; empty if there is none.</param>
/// <param name="Kernel">The bodies of the kernel's methods, without their loops; empty if there is none.</param>
internal sealed record RuleNetwork(IReadOnlyList<string> Equations, string Fusion, IReadOnlyList<string> Report, string Kernel)
{
    /// <summary>Equations that every layer has.</summary>
    private static readonly string[] Common = ["input =", "h(t) =", "M(t) ="];

    /// <summary>Runs the generator on a layer of three neurons, modulated retroactively if the rule has a trace of its own.</summary>
    public static RuleNetwork Of(Type rule)
    {
        var modulation = rule.GetMethod("Trace") is null ? "" : "[Neuromodulated(Retroactive, External = true)]";
        var build = Build.Of($$"""
            [Plastic<{{rule.FullName}}>] {{modulation}}
            public sealed partial class Net
            {
                [Input(2)]     public partial Signal Senses { get; }
                [Recurrent(3)] public partial Layer  Hidden { get; }
                [Readout(1)]   public partial Layer  Value { get; }
            }
            """);
        if (build.Complaints.Count > 0)
            throw new PageException($"a layer with {rule.Name} does not build: {build.Complaints[0]}");
        var network = build.Generated.First(type => type.Identifier.Text == "Net");
        var remarks = Remarks.Of(network);
        return new RuleNetwork([.. remarks.Equations.Where(line => !Common.Any(common => line.StartsWith(common, StringComparison.Ordinal)))], remarks.Fusion, remarks.Report, Bodies(network));
    }

    // Matrices has lines of Forward once more.
    private static string Bodies(ClassDeclarationSyntax network)
    {
        var text = new StringBuilder();
        foreach (var kernel in network.Members.OfType<StructDeclarationSyntax>())
        {
            foreach (var method in kernel.Members.OfType<MethodDeclarationSyntax>().Where(method => method.Body is { Statements.Count: > 0 } && method.Identifier.Text != "Matrices"))
            {
                text.Append("// ").Append(kernel.Identifier.Text).Append('.').Append(method.Identifier.Text).Append('\n');
                foreach (var statement in Inside(method.Body!).Statements)
                    text.Append(statement.ToString()).Append('\n');
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>What is computed of a connection or neuron: the innermost loop of a method that has loops.</summary>
    private static BlockSyntax Inside(BlockSyntax body) =>
        body.DescendantNodes().OfType<WhileStatementSyntax>().LastOrDefault()?.Statement as BlockSyntax ?? body;
}
