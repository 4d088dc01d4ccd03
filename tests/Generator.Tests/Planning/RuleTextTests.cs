using Backpropamine.Generator.Planning.Ir;
using Backpropamine.Generator.Reading;
using Backpropamine.Generator.Specs;

namespace Backpropamine.Generator.Tests.Planning;

/// <summary>The canonical text of a rule goes from assembly to assembly without loss.</summary>
public class RuleTextTests
{
    [Fact]
    public void Prints_and_reads_back()
    {
        var drive = new Expr.Unary(UnaryOp.Tanh, new Expr.Symbol("pre") * new Expr.Symbol("post"))
            - new Expr.Binary(BinaryOp.Max, 1e-5, new Expr.Unary(UnaryOp.Negate, new Expr.Symbol("hebb")));
        var rule = new RuleSpec("R", drive, RuleSpec.DefaultTrace, RuleSpec.DefaultCommit, RuleSpec.DefaultWeight);
        var text = RuleText.Print(rule);
        Assert.StartsWith("drive = (- (tanh (* pre post)) (max 1E-05 (neg hebb))); trace = ", text);
        Assert.Equal(rule, RuleText.Parse("R", text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("drive = (* pre post)")]
    [InlineData("drive = (* pre post; trace = x; commit = x; weight = x")]
    [InlineData("drive = (pow pre post); trace = x; commit = x; weight = x")]
    [InlineData("drive = pre post; trace = x; commit = x; weight = x")]
    [InlineData("drive = ); trace = x; commit = x; weight = x")]
    public void Refuses_what_is_not_of_this_form(string text) => Assert.Null(RuleText.Parse("R", text));
}
