namespace Backpropamine.Samples.LanguageModel.Networks;

/// <summary>The shares that the large model drops in training.</summary>
/// <param name="Words">Of the types, in the input.</param>
/// <param name="Input">Of the numbers of an embedding.</param>
/// <param name="Hidden">Of the neurons, where the next layer reads them.</param>
/// <param name="Output">Of the neurons of the last layer, where the read-out reads them.</param>
internal sealed record DropoutRates(double Words, double Input, double Hidden, double Output);
