using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Backpropamine.Generator.Tests.Support;

/// <summary>What a user reads of a diagnostic.</summary>
/// <param name="Id">Its rule.</param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Span">Where.</param>
/// <param name="Message">The message.</param>
internal sealed record Said(string Id, DiagnosticSeverity Severity, TextSpan Span, string Message);
