using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Backpropamine.Generator.Reading.Checks.Training;

/// <summary>In which order the statements of one function run, as far as their text makes it certain. The top of a file is a function too.</summary>
internal static class Flow
{
    /// <summary>The statement that a node stands in; null for a lambda that is an expression, which runs at some other time, and outside of statements.</summary>
    public static StatementSyntax? Statement(SyntaxNode node)
    {
        var first = node.AncestorsAndSelf().FirstOrDefault(outer => outer is StatementSyntax || IsFunction(outer));
        return first is not null && IsFunction(first) ? null : first as StatementSyntax;
    }

    /// <summary>The function that a node stands in: a lambda, a local function, a member, or the file for statements at its top.</summary>
    public static SyntaxNode Function(SyntaxNode node) => node.Ancestors().First(outer => IsFunction(outer) || outer is CompilationUnitSyntax);

    /// <summary>What stands in a node, but not in the functions in it.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode node) => node.DescendantNodes(inner => inner == node || !IsFunction(inner));

    /// <summary>The functions in a node, and in those.</summary>
    public static IEnumerable<SyntaxNode> Functions(SyntaxNode node) =>
        node.DescendantNodes(inner => inner is not BaseTypeDeclarationSyntax || inner == node).Where(inner => inner is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);

    /// <summary>The statements that come before one: in its own list, and in the lists around it.</summary>
    public static IEnumerable<StatementSyntax> Before(StatementSyntax statement) =>
        statement.AncestorsAndSelf().TakeWhile(node => !IsFunction(node)).OfType<StatementSyntax>()
            .SelectMany(outer => Siblings(outer).TakeWhile(other => other != outer));

    /// <summary>The statements that run next if nothing jumps: the rest of its list, and of the lists around it, out of blocks that always run to their end.</summary>
    public static IEnumerable<StatementSyntax> After(StatementSyntax statement)
    {
        for (StatementSyntax? one = statement; one is not null; one = Around(one))
        {
            foreach (var next in Siblings(one).SkipWhile(other => other != one).Skip(1)) yield return next;
        }
    }

    /// <summary>The loop that runs a statement in every round, unless something jumps.</summary>
    public static StatementSyntax? Loop(StatementSyntax statement)
    {
        while (Around(statement) is { } outer) statement = outer;
        var owner = statement.Parent is BlockSyntax block ? block.Parent : statement.Parent;
        return owner is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax ? (StatementSyntax)owner : null;
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax);

    /// <summary>The list in which a statement stands, without local functions: of a block, of a section of a switch, or at the top of a file.</summary>
    private static IEnumerable<StatementSyntax> Siblings(StatementSyntax statement)
    {
        IEnumerable<StatementSyntax> all = statement.Parent switch
        {
            BlockSyntax block => block.Statements,
            SwitchSectionSyntax section => section.Statements,
            GlobalStatementSyntax { Parent: CompilationUnitSyntax file } => file.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement),
            _ => [statement],
        };
        return all.Where(one => one is not LocalFunctionStatementSyntax);
    }

    /// <summary>The statement whose end is reached when the end of this one's list is; null where that is not certain.</summary>
    private static StatementSyntax? Around(StatementSyntax statement) => statement.Parent switch
    {
        UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax => (StatementSyntax)statement.Parent,
        BlockSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } block => block,
        BlockSyntax { Parent: UsingStatementSyntax or LockStatementSyntax or FixedStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax } block => (StatementSyntax)block.Parent!,
        BlockSyntax { Parent: TryStatementSyntax { Catches.Count: 0 } attempt } block when attempt.Block == block => attempt,
        _ => null,
    };
}
