namespace Backpropamine.Pages;

/// <summary>A rule or cell that a page cannot show, and what to do about it.</summary>
/// <param name="message">One line.</param>
internal sealed class PageException(string message) : Exception(message);
