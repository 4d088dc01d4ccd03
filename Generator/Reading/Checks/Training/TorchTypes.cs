using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>The types of TorchSharp and of the runtime that a compilation refers to.</summary>
internal sealed class TorchTypes
{
    private readonly INamedTypeSymbol? _tensor;
    private readonly INamedTypeSymbol? _module;
    private readonly INamedTypeSymbol? _optimiser;
    private readonly INamedTypeSymbol _network;
    private readonly INamedTypeSymbol? _state;

    private TorchTypes(Compilation compilation, INamedTypeSymbol network)
    {
        _network = network;
        _state = Find(compilation, "Backpropamine.NetworkState");
        _tensor = Find(compilation, "TorchSharp.torch+Tensor");
        _module = Find(compilation, "TorchSharp.torch+nn+Module");
        _optimiser = Find(compilation, "TorchSharp.torch+optim+Optimizer");
    }

    /// <summary>The types; null for a compilation that does not refer to the runtime.</summary>
    public static TorchTypes? Of(Compilation compilation) =>
        Find(compilation, KnownNames.PlasticModule) is { } network ? new TorchTypes(compilation, network) : null;

    public bool IsTensor(ITypeSymbol? type) => Is(type, _tensor);

    public bool IsModule(ITypeSymbol? type) => Is(type, _module);

    public bool IsOptimiser(ITypeSymbol? type) => Is(type, _optimiser);

    public bool IsNetwork(ITypeSymbol? type) => Is(type, _network);

    public bool IsState(ITypeSymbol? type) => Is(type, _state);

    /// <summary>What a method is called on, also where it is an extension.</summary>
    public static IOperation? Receiver(IInvocationOperation call) => Plain(call.Instance
        ?? (call.TargetMethod.IsExtensionMethod ? call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value : null));

    /// <summary>The local, parameter, or member of this object or of a type, that an operation reads; null for a member of another object.</summary>
    public static ISymbol? Symbol(IOperation? operation) => Plain(operation) switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation } member => member.Member,
        _ => null,
    };

    /// <summary>The operation without the conversions that the compiler put around it.</summary>
    public static IOperation? Plain(IOperation? operation) => operation is IConversionOperation { IsImplicit: true } conversion ? Plain(conversion.Operand) : operation;

    /// <summary>The name in a call, with its type arguments.</summary>
    public static SimpleNameSyntax? Name(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Where that name stands.</summary>
    public static Location Place(IInvocationOperation call) =>
        (call.Syntax is InvocationExpressionSyntax syntax && Name(syntax) is { } name ? name : call.Syntax).GetLocation();

    /// <summary>Whether the type is this one, or derives from it.</summary>
    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted)
    {
        if (wanted is null) return false;
        for (; type is not null; type = type.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, wanted)) return true;
        }

        return false;
    }

    private static INamedTypeSymbol? Find(Compilation compilation, string name) => compilation.GetTypesByMetadataName(name).FirstOrDefault();
}
