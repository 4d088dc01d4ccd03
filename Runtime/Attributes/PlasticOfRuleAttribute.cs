namespace Backpropamine;

/// <summary>Makes connections plastic with a rule of choice; see <see cref="IPlasticityRule"/>.</summary>
/// <typeparam name="TRule">The rule.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
public sealed class PlasticAttribute<TRule> : PlasticAttribute
    where TRule : struct, IPlasticityRule;
