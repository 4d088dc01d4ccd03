// Gradients and their modes.
#pragma once

#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

#include "boxing.h"

API int st_requires_grad(at::Tensor* t) { return t->requires_grad(); }

API int st_set_requires_grad(at::Tensor* t, int value) {
  return guarded<int>(-1, [&] {
    t->set_requires_grad(value != 0);
    return 0;
  });
}

API int st_is_leaf(at::Tensor* t) { return t->is_leaf(); }
API at::Tensor* st_grad(at::Tensor* t) { return owned(t->grad()); }

API int st_set_grad(at::Tensor* t, at::Tensor* grad) {
  return guarded<int>(-1, [&] {
    t->mutable_grad() = borrowed(grad);
    return 0;
  });
}

API int st_retain_grad(at::Tensor* t) {
  return guarded<int>(-1, [&] {
    t->retain_grad();
    return 0;
  });
}

API int st_backward(void** tensors, int count, void** grads, int grad_count, int retain_graph, int create_graph,
                    void** inputs, int input_count) {
  return guarded<int>(-1, [&] {
    torch::autograd::backward(borrowed(tensors, count), borrowed(grads, grad_count), retain_graph != 0,
                              create_graph != 0, borrowed(inputs, input_count));
    return 0;
  });
}

API int st_gradients(void** outputs, int count, void** inputs, int input_count, void** grads, int grad_count,
                     int retain_graph, int create_graph, int allow_unused, void** results) {
  return guarded<int>(-1, [&] {
    auto list = torch::autograd::grad(borrowed(outputs, count), borrowed(inputs, input_count),
                                      borrowed(grads, grad_count), retain_graph != 0, create_graph != 0,
                                      allow_unused != 0);
    for (size_t i = 0; i < list.size(); i++) results[i] = owned(std::move(list[i]));
    return 0;
  });
}

API int st_grad_mode() { return at::GradMode::is_enabled(); }
API void st_set_grad_mode(int enabled) { at::GradMode::set_enabled(enabled != 0); }
API int st_inference_mode() { return c10::InferenceMode::is_enabled(); }
API void* st_inference_enter(int enabled) { return new c10::InferenceMode(enabled != 0); }
API void st_inference_leave(c10::InferenceMode* guard) { delete guard; }
API int st_anomaly_mode() { return torch::autograd::AnomalyMode::is_enabled(); }
API int st_anomaly_check_nan() { return torch::autograd::AnomalyMode::should_check_nan(); }

API void st_set_anomaly_mode(int enabled, int check_nan) {
  torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0);
}
