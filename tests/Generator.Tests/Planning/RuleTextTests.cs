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

    [Fact]
    public void Coefficients_states_sums_and_choices_go_along()
    {
        const string text = "learned a = PerNeuron Normal 0.1 Softplus; state Level = Post (+ level post); Sum Norm = Pre (* hebb hebb); drive = (where a 0.5 (pow pre 1.5) (neg post)); trace = drive; commit = change; weight = hebb";
        var rule = RuleText.Parse("R", text)!;
        Assert.Equal("a", Assert.Single(rule.Learned).Name);
        Assert.Equal("level", Assert.Single(rule.States).Symbol);
        Assert.Equal("norm", Assert.Single(rule.Reductions).Symbol);
        Assert.Equal(new Expr.WhereAtMost(new Expr.Symbol("a"), 0.5, new Expr.Binary(BinaryOp.Pow, new Expr.Symbol("pre"), 1.5), -(Expr)new Expr.Symbol("post")), rule.Drive);
        Assert.Equal(text, RuleText.Print(rule));
    }

    [Theory]
    [InlineData("")]
    [InlineData("drive = (* pre post)")]
    [InlineData("drive = (* pre post; trace = x; commit = x; weight = x")]
    [InlineData("drive = (pow pre post); trace = x; commit = x; weight = x")]
    [InlineData("state Level = Pots x; drive = x; trace = x; commit = x; weight = x")]
    [InlineData("Sum Level = ; drive = x; trace = x; commit = x; weight = x")]
    [InlineData("Mean Level = Pre x; drive = x; trace = x; commit = x; weight = x")]
    [InlineData("learned a = PerNeuron Normal 0.1; drive = x; trace = x; commit = x; weight = x")]
    [InlineData("drive = pre post; trace = x; commit = x; weight = x")]
    [InlineData("drive = ); trace = x; commit = x; weight = x")]
    public void Refuses_what_is_not_of_this_form(string text) => Assert.Null(RuleText.Parse("R", text));

    [Theory]
    [InlineData("drive = x", null)]
    [InlineData("", null)]
    [InlineData("version 1", null)]
    [InlineData("version 2; drive = x", null)]
    [InlineData("version 1; drive = x", " drive = x")]
    public void Another_version_is_not_read(string text, string? body) => Assert.Equal(body, BodyText.Read(text));
}
