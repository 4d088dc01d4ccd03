using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>Finds tensors that a module makes plain numbers of, only to compute tensors with them.</summary>
internal sealed class GraphCheck(TorchTypes types)
{
    public static readonly string[] Names = ["item", "ToSingle", "ToDouble"];
    private static readonly string[] Switches = ["no_grad", "inference_mode"];

    public Diagnostic? Find(IInvocationOperation call, ISymbol where)
    {
        if (!Names.Contains(call.TargetMethod.Name) || !IsReal(call.Type) || !types.IsModule(where.ContainingType)) return null;
        if (!types.IsTensor(TorchTypes.Receiver(call)?.Type)) return null;
        IOperation body = call;
        while (body.Parent is not null) body = body.Parent;
        if (body.Descendants().OfType<IInvocationOperation>().Any(other => Switches.Contains(other.TargetMethod.Name))) return null;
        return Returns(call, body, [])
            ? Diagnostic.Create(Rules.OutOfGraph, TorchTypes.Place(call), call.TargetMethod.Name)
            : null;
    }

    /// <summary>Whether the number goes on into a tensor.</summary>
    private bool Returns(IOperation value, IOperation body, HashSet<ISymbol> followed) => value.Parent switch
    {
        IBinaryOperation { Type: { } type } when types.IsTensor(type) => true,
        IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation or IConditionalOperation => Returns(value.Parent, body, followed),
        IArgumentOperation { Parent: IInvocationOperation call } => types.IsTensor(call.Type) || (IsReal(call.Type) && Returns(call, body, followed)),
        IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => Follow(declarator.Symbol, body, followed),
        ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } => Follow(target.Local, body, followed),
        _ => false,
    };

    private bool Follow(ILocalSymbol local, IOperation body, HashSet<ISymbol> followed) => followed.Add(local)
        && body.Descendants().OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local) && reference.Parent is not ISimpleAssignmentOperation { Target: ILocalReferenceOperation })
            .Any(reference => Returns(reference, body, followed));

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Single or SpecialType.System_Double;
}
