namespace Backpropamine.Generator;

/// <summary>Names of the pipeline's steps, for tests of its caching.</summary>
public static class StepNames
{
    public const string Spec = nameof(Spec);
    public const string Source = nameof(Source);
    public const string Finding = nameof(Finding);
    public const string Rule = nameof(Rule);
    public const string Loading = nameof(Loading);
}
