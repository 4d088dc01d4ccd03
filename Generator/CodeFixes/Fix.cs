using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Backpropamine.CodeFixes;

/// <summary>A fix that changes one file, offered only where the change is certain. Whatever it meets, it does not throw.</summary>
public abstract class Fix : CodeFixProvider
{
    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            try
            {
                var document = context.Document;
                if (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false) is not { } root) continue;
                if (await document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false) is not { } model) continue;
                if (!root.FullSpan.Contains(diagnostic.Location.SourceSpan)) continue;
                if (Find(new Place(root, model, diagnostic, context.CancellationToken)) is not { } edit || edit.Apply(root) is not { } changed) continue;
                var action = CodeAction.Create(edit.Title, _ => Task.FromResult(document.WithSyntaxRoot(changed)), equivalenceKey: GetType().Name);
                context.RegisterCodeFix(action, diagnostic);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // Half-written code can have any shape. No fix is offered then, and the editor goes on.
            }
        }
    }

    /// <summary>The change that makes the diagnostic go; null where none is certain.</summary>
    private protected abstract Edit? Find(Place place);
}
