namespace Backpropamine.Training.Reporting.Markup;

/// <summary>Text that is markup already and goes into a page as it is.</summary>
/// <param name="Text">The markup.</param>
internal readonly record struct RawHtml(string Text);
