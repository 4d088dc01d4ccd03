namespace Backpropamine.Training;

/// <summary>Uniform numbers, one stream a lane, so that a lane's luck does not depend on the others.</summary>
public interface IUniforms
{
    /// <summary>The lane's next number in [0, 1).</summary>
    /// <param name="lane">The lane, from 0.</param>
    double Next(int lane);
}
