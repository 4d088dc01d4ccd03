using Backpropamine.Generator.Analyzers;
using Microsoft.CodeAnalysis;

namespace Backpropamine.Generator.Reading;

/// <summary>Finds what depends on the order of the files of a network that is declared in several: members count in that order.</summary>
internal static class FileOrderReader
{
    public static void Check(INamedTypeSymbol type, Findings findings)
    {
        var silent = new Findings(null, findings.Token);
        var (members, _) = MemberReader.Read(type, silent);
        if (members.Select(File).Distinct().Count() < 2) return;
        var sources = new SourceReader(type, members, silent);
        CheckTogether(members.Where(member => member.IsInput), "forward takes the inputs of one file after those of another", "declare all inputs in one file");
        CheckTogether(
            members.Where(member => member.Is(KnownNames.Module) || (member.Size is null && !member.Is(KnownNames.Dropout))),
            "the constructor takes the sizes and modules of one file after those of another", "declare these members in one file, or write their sizes");
        foreach (var layer in members.Where(member => !member.IsInput && Hangs(member)))
        {
            Report(layer, $"{layer.Name} reads what stands above it, and other files may stand above", "name its source with From");
        }

        void CheckTogether(IEnumerable<Member> together, string what, string remedy)
        {
            var all = together.ToList();
            if (all.FirstOrDefault(member => File(member) != File(all[0])) is { } apart) Report(apart, what, remedy);
        }

        // A layer above it in its own file is nearer than any in another.
        bool Hangs(Member layer) => !sources.IsNamed(layer)
            && !members.TakeWhile(other => other != layer).Any(other => File(other) == File(layer) && IsNear(layer, other))
            && members.Any(other => File(other) != File(layer) && sources.IsDefault(layer, other));

        bool IsNear(Member layer, Member other) => layer.Is(KnownNames.Embedding) ? other.IsInput : !other.IsInput && !other.IsReadout;

        void Report(Member member, string what, string remedy) =>
            findings.Report(Rules.OrderOfFiles, DeclarationReader.Place(member.Property), type.Name, what, remedy);
    }

    private static SyntaxTree? File(Member member) => DeclarationReader.Place(member.Property)?.SourceTree;
}
