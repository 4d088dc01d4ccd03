using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>Recognises types of TorchSharp and of the runtime, and what calls are made on.</summary>
internal static class TorchTypes
{
    public const string Tensor = "TorchSharp.torch.Tensor";
    public const string Module = "TorchSharp.torch.nn.Module";
    public const string Optimiser = "TorchSharp.torch.optim.Optimizer";
    public const string Network = "Backpropamine.PlasticModule";
    public const string State = "Backpropamine.NetworkState";

    /// <summary>Whether the type is this one, or derives from it.</summary>
    public static bool Is(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Name == name.Substring(name.LastIndexOf('.') + 1) && type.OriginalDefinition.ToDisplayString() == name) return true;
        }

        return false;
    }

    /// <summary>What a method is called on, also where it is an extension.</summary>
    public static IOperation? Receiver(IInvocationOperation call) => Plain(call.Instance
        ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null));

    /// <summary>The local, field, property or parameter that an operation reads.</summary>
    public static ISymbol? Symbol(IOperation? operation) => Plain(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        _ => null,
    };

    /// <summary>The name in a call, with its type arguments.</summary>
    public static Location Name(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
        ? access.Name.GetLocation()
        : call.Syntax.GetLocation();

    private static IOperation? Plain(IOperation? operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Plain(conversion.Operand) : operation;
}
