using System.Runtime.CompilerServices;
using System.Text;

namespace Backpropamine.Training.Reporting.Markup;

/// <summary>A page in the making.</summary>
internal sealed class Html
{
    internal StringBuilder Text { get; } = new();

    /// <summary>Adds a line of markup; strings in it are escaped.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] HtmlInterpolation markup)
    {
        _ = markup;
        Text.Append('\n');
    }

    public override string ToString() => Text.ToString();
}
