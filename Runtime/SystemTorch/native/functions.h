// Graph nodes whose backward is a callback.
#pragma once

#include <torch/csrc/autograd/custom_function.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>

#include <memory>
#include <unordered_set>

#include "boxing.h"

namespace {

using torch::autograd::SavedVariable;

// What managed code gives a node: gradients in (owned by the callee), gradients out (owned by this side).
using BackwardCallback = void (*)(void* state, void** grads, int grad_count, void** results, int result_count);
using ReleaseCallback = void (*)(void* state);

struct ManagedNode : torch::autograd::Node {
  void* state;
  int inputs = 0;
  BackwardCallback backward;
  ReleaseCallback release;

  ~ManagedNode() override { release(state); }

  variable_list apply(variable_list&& grads) override {
    std::vector<void*> in(grads.size()), out(inputs, nullptr);
    for (size_t i = 0; i < grads.size(); i++) in[i] = owned(std::move(grads[i]));
    backward(state, in.data(), static_cast<int>(in.size()), out.data(), inputs);
    variable_list results;
    results.reserve(out.size());
    for (void* handle : out) {
      results.push_back(borrowed(handle));
      delete static_cast<at::Tensor*>(handle);
    }
    return results;
  }
};

using NodePointer = std::shared_ptr<ManagedNode>;

// Whether outputs are new tensors: no inputs, no views, without a history. These need only their place in the graph.
bool all_new(void** inputs, int input_count, void** outputs, int output_count) {
  for (int i = 0; i < output_count; i++) {
    if (outputs[i] == nullptr) return false;
    auto& output = *static_cast<at::Tensor*>(outputs[i]);
    if (output.unsafeGetTensorImpl()->autograd_meta() != nullptr) return false;
    if (!torch::autograd::isDifferentiableType(output.scalar_type())) return false;
    for (int j = 0; j < input_count; j++)
      if (static_cast<at::Tensor*>(inputs[j])->is_same(output)) return false;
    for (int j = 0; j < i; j++)
      if (static_cast<at::Tensor*>(outputs[j])->is_same(output)) return false;
  }
  return true;
}

}  // namespace

API void* st_node_new(void* state, BackwardCallback backward, ReleaseCallback release, void** inputs, int count,
                      int executable) {
  return guarded<void*>(nullptr, [&]() -> void* {
    auto node = new NodePointer(new ManagedNode(), torch::autograd::deleteNode);
    (*node)->state = state;
    (*node)->backward = backward;
    (*node)->release = release;
    (*node)->inputs = count;
    if (executable != 0) (*node)->set_next_edges(torch::autograd::collect_next_edges(borrowed(inputs, count)));
    (*node)->clear_input_metadata();
    return node;
  });
}

API void st_node_free(NodePointer* node) { delete node; }
API void* st_node_address(NodePointer* node) { return node->get(); }

API int st_node_wrap(NodePointer* node, void** inputs, int input_count, void** non_differentiable, int nd_count,
                     void** dirty, int dirty_count, void** outputs, int output_count, int executable, void** results) {
  return guarded<int>(-1, [&] {
    if (executable != 0 && nd_count == 0 && dirty_count == 0 && all_new(inputs, input_count, outputs, output_count)) {
      for (int i = 0; i < output_count; i++) {
        auto& output = *static_cast<at::Tensor*>(outputs[i]);
        torch::autograd::impl::set_gradient_edge(output, {*node, (*node)->add_input_metadata(output)});
        results[i] = owned(output);
      }
      return 0;
    }
    std::unordered_set<at::TensorImpl*> fixed, changed;
    for (int i = 0; i < nd_count; i++) fixed.insert(borrowed(non_differentiable[i]).unsafeGetTensorImpl());
    for (int i = 0; i < dirty_count; i++) {
      auto impl = borrowed(dirty[i]).unsafeGetTensorImpl();
      impl->bump_version();
      changed.insert(impl);
    }
    std::vector<c10::optional<at::Tensor>> raw;
    for (int i = 0; i < output_count; i++)
      raw.push_back(outputs[i] == nullptr ? c10::optional<at::Tensor>() : borrowed(outputs[i]));
    auto no_jvp = [](variable_list, variable_list) -> variable_list {
      TORCH_CHECK(false, "jvp is not implemented for the c++ API of custom Function yet.");
    };
    auto wrapped = torch::autograd::_wrap_outputs(borrowed(inputs, input_count), fixed, changed, raw,
                                                  executable != 0 ? *node : NodePointer(), no_jvp);
    for (size_t i = 0; i < wrapped.size(); i++)
      results[i] = wrapped[i].has_value() ? owned(std::move(*wrapped[i])) : nullptr;
    return 0;
  });
}

API void* st_save(at::Tensor* t, ManagedNode* node) {
  return guarded<void*>(nullptr, [&] { return new SavedVariable(*t, t->grad_fn().get() == node, false); });
}

API void st_saved_free(SavedVariable* saved) { delete saved; }

API at::Tensor* st_saved_unpack(SavedVariable* saved, ManagedNode* node) {
  return guarded<at::Tensor*>(nullptr, [&] {
    return owned(saved->unpack(node == nullptr ? std::shared_ptr<torch::autograd::Node>() : node->shared_from_this()));
  });
}
