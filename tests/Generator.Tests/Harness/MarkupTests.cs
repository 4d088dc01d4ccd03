using Backpropamine.Generator.Tests.Support;
using Microsoft.CodeAnalysis.Text;

namespace Backpropamine.Generator.Tests.Harness;

public class MarkupTests
{
    [Fact]
    public void Marks_become_spans_of_the_text_without_them()
    {
        Markup markup = Markup.Parse("a [|bc|]\nd[|e|]");
        Assert.Equal("a bc\nde", markup.Text);
        Assert.Equal([new TextSpan(2, 2), new TextSpan(6, 1)], markup.Spans);
    }

    [Fact]
    public void A_pragma_goes_around_the_marked_line_only()
    {
        Markup markup = Markup.Parse("a\n[|b|]\nc");
        Assert.Equal("a\n#pragma warning disable BPA0001\nb\n#pragma warning restore BPA0001\nc", markup.WithPragma("BPA0001"));
    }
}
