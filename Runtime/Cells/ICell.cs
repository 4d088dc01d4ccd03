namespace Backpropamine;

/// <summary>
/// Marks a struct as a cell: what one neuron does in one step. Its static methods say so; the build reads, checks and compiles them.
/// <list type="bullet">
/// <item><see cref="PathAttribute"/>: what becomes of a sum of inputs. A path has weights of its own; <c>sum</c> is all that comes through them,
/// <c>fromInput</c> the part from what the layer reads, <c>fromRecurrent</c> the part from h(t−1).</item>
/// <item><see cref="StateAttribute"/>: the next value of what the neuron carries from step to step.</item>
/// <item><see cref="ValueAttribute"/>: any other value of a step.</item>
/// <item><c>Activity</c>, required: h(t), which other layers read.</item>
/// </list>
/// A method names what it reads as a parameter, in camel case: the path <c>Candidate</c> is <c>candidate</c>. A state's name is its new value;
/// in its own method, and as <c>previousX</c> everywhere, its value of the step before. <c>previousActivity</c> is h(t−1). What a method reads
/// decides the order, not the order in the source. Trained coefficients of each neuron are parameters with <see cref="LearnedAttribute"/>.
/// </summary>
public interface ICell;
