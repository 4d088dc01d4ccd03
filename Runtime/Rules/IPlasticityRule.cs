namespace Backpropamine;

/// <summary>
/// Marks a struct as a plasticity rule. Its static methods say what one connection does in one step;
/// the build reads, checks and compiles them. Parameters are bound by name:
/// <list type="bullet">
/// <item><c>Drive(pre, post, hebb, w, alpha)</c>, required: the change that the connection's activity asks for;</item>
/// <item><c>Trace(eligibility, drive, eta)</c>: the next eligibility, by default <c>(1 − eta)·eligibility + eta·drive</c>;</item>
/// <item><c>Commit(hebb, change, rate)</c>: the next Hebb, by default <c>hebb + rate·change</c>, where change is the
/// drive or the eligibility and rate is eta, M(t) or its fan-out;</item>
/// <item><c>Weight(w, alpha, hebb)</c>: the effective weight, by default <c>w + alpha·hebb</c>.</item>
/// </list>
/// Each method may name any subset of its parameters, and besides them trained coefficients (<see cref="LearnedAttribute"/>), states
/// (<see cref="StateAttribute"/>) and values over neurons (<see cref="SumAttribute"/>, <see cref="MaxAttribute"/>) of the rule's own.
/// </summary>
public interface IPlasticityRule;
