using System.Reflection;
using Backpropamine.Pages.Sources;

namespace Backpropamine.Pages.Rules;

/// <summary>A rule's methods and what they are for.</summary>
internal sealed class RuleMethods
{
    private const BindingFlags Static = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static;

    private readonly Dictionary<string, MethodInfo> _methods;

    public RuleMethods(Type rule)
    {
        _methods = rule.GetMethods(Static).ToDictionary(method => method.Name);
        States = Marked<StateAttribute>();
        Reductions = _methods.Values.Where(method => method.IsDefined(typeof(SumAttribute)) || method.IsDefined(typeof(MaxAttribute))).ToDictionary(Methods.NameOf);
        Learned = Methods.Learned(_methods.Values);
    }

    /// <summary>Methods that say the next value of a state, by the state's name.</summary>
    public IReadOnlyDictionary<string, MethodInfo> States { get; }

    /// <summary>Methods that say a term of a sum or of a maximum, by the value's name.</summary>
    public IReadOnlyDictionary<string, MethodInfo> Reductions { get; }

    /// <summary>Trained coefficients.</summary>
    public IReadOnlyDictionary<string, LearnedAttribute> Learned { get; }

    /// <summary>The method of that name, if the rule has it.</summary>
    public MethodInfo? Find(string name) => _methods.GetValueOrDefault(name);

    private Dictionary<string, MethodInfo> Marked<T>() where T : Attribute =>
        _methods.Values.Where(method => method.IsDefined(typeof(T))).ToDictionary(Methods.NameOf);
}
