using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Analyzers;

/// <summary>What is wrong with embeddings, dropouts and modules.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor EmbeddingSource = Error("BPA0110", "Backpropamine.Graph",
        "Embedding reads no ids",
        "{0} looks up one id for each lane, but {1}; declare '[Input(1)] public partial Signal Token {{ get; }}' above it, or name it with From");

    public static readonly DiagnosticDescriptor IdsAsNumbers = Error("BPA0111", "Backpropamine.Graph",
        "Ids are read as numbers",
        "{0} reads {1}, which holds ids for {2}; let it read {2}, or an input of its own");

    public static readonly DiagnosticDescriptor DropoutRate = Error("BPA0112", "Backpropamine.Graph",
        "Rate of a dropout outside [0, 1)",
        "The rate of {0} is the share of values that it drops, at least 0 and below 1, but it is {1}");

    public static readonly DiagnosticDescriptor NotAModule = Error("BPA0113", "Backpropamine.Graph",
        "[Module] is not a module of one tensor",
        "{0} is a {1}, but a [Module] must take a tensor and return one; let it be a class that derives from nn.Module<Tensor, Tensor>, such as Sequential");

    public static readonly DiagnosticDescriptor DropoutSource = Error("BPA0114", "Backpropamine.Graph",
        "Dropout reads several members",
        "{0} passes on one layer or input, but it would read {1}; name one with From, or give each a [Dropout] of its own");
}
